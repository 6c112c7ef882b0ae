// Reads a sentence aloud where the browser can: the button shows itself only then, so that nobody presses in vain.
const voice = "speechSynthesis" in window ? window.speechSynthesis : null;

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-jy-aloud]")) {
  button.hidden = voice === null;
  button.addEventListener("click", () => {
    if (voice === null) return;
    // A second press begins anew instead of queueing the sentence behind itself.
    voice.cancel();
    const said = new SpeechSynthesisUtterance(button.dataset.jyAloud ?? "");
    said.lang = document.documentElement.lang || "zh-CN";
    said.rate = 0.85;
    voice.speak(said);
  });
}

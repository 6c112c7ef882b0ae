/** The responder's page: shares the position while the button is pressed, the page open and the shift on. */
import { Sharing } from "./shift/sharing";

const button = document.getElementById("jy-share");
const strip = document.getElementById("jy-share-strip");
if (button instanceof HTMLButtonElement && "geolocation" in navigator) {
  const sharing = new Sharing(button.dataset.post ?? "", button.dataset.token ?? "", button.dataset.until ?? "");
  const show = (on: boolean): void => {
    button.setAttribute("aria-pressed", String(on));
    if (strip) strip.hidden = !on;
  };
  sharing.onStop = () => show(false);
  button.hidden = false;
  button.addEventListener("click", () => {
    if (sharing.running) sharing.stop();
    else show(sharing.start());
  });
}

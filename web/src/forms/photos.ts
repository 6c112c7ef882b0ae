/** Photos small enough to wait in the browser: the longest side cut to what the server keeps anyway. */
const MAX_SIDE = 1600;
const QUALITY = 0.8;

/** The photo as base64 text, "" when there is none. What the browser cannot read goes as it is: the server says why. */
export async function shrunk(file: File): Promise<string> {
  if (file.size === 0) return "";
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await base64(await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }));
  } catch {
    return base64(file);
  }
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Fixes are sent at most once in five seconds; off line they wait in memory and go out in order, oldest dropped first. */
interface Fix {
  token: string;
  t: number;
  lon: number;
  lat: number;
  acc: number;
}

const SEND_MS = 5_000;
const QUEUE_MOST = 500;

export class Sharing {
  private readonly queue: Fix[] = [];
  private watch: number | null = null;
  private timer: number | undefined;
  onStop: () => void = () => undefined;

  constructor(
    private readonly address: string,
    private readonly token: string,
    private readonly until: string,
  ) {}

  get running(): boolean {
    return this.watch !== null;
  }

  /** Nothing is shared once the shift is over, whatever the page still shows. */
  private get over(): boolean {
    const end = Date.parse(this.until);
    return Number.isFinite(end) && Date.now() >= end;
  }

  start(): boolean {
    if (this.over || !this.address) return false;
    this.watch = navigator.geolocation.watchPosition(
      (position) => this.add(position),
      (error) => {
        if (error.code === error.PERMISSION_DENIED) this.stop();
      },
      { enableHighAccuracy: true, maximumAge: SEND_MS },
    );
    this.timer = window.setInterval(() => void this.send(), SEND_MS);
    return true;
  }

  stop(): void {
    if (this.watch !== null) navigator.geolocation.clearWatch(this.watch);
    this.watch = null;
    window.clearInterval(this.timer);
    this.queue.length = 0;
    this.onStop();
  }

  private add({ coords, timestamp }: GeolocationPosition): void {
    const last = this.queue.at(-1);
    if (last && timestamp / 1000 - last.t < SEND_MS / 1000) this.queue.pop();
    this.queue.push({ token: this.token, t: timestamp / 1000, lon: coords.longitude, lat: coords.latitude, acc: coords.accuracy });
    if (this.queue.length > QUEUE_MOST) this.queue.shift();
  }

  private async send(): Promise<void> {
    if (this.over) return this.stop();
    const fixes = this.queue.splice(0);
    if (fixes.length === 0) return;
    try {
      const response = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ fixes }),
      });
      if (response.status >= 500) throw new Error(String(response.status));
    } catch {
      this.queue.unshift(...fixes);
    }
  }
}

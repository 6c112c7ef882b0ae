/** The live stream: one EventSource with the last id seen, growing waits, and polling when streaming fails. */
export type UnitRow = [call: string, lonE5: number, latE5: number, state: string, ageS: number];
export type IncidentRow = [id: string, number: string, priority: number, state: string, lonE5: number, latE5: number, leftS: number];

export interface Frame {
  t: number;
  u: UnitRow[];
  i: IncidentRow[];
  k: Record<string, number>;
  seq?: number;
}

export type StreamState = "live" | "stale" | "polling" | "off";

export interface Listener {
  frame(frame: Frame, whole: boolean): void;
  reset(): void;
  state(state: StreamState): void;
}

interface Address {
  url: string;
  poll: string;
}

const WAITS_S = [1, 2, 4, 8, 15];
const STALE_MS = 5_000;
const POLL_MS = 5_000;
const FAILURES_BEFORE_POLLING = 3;

export class Live {
  private last = "";
  private failures = 0;
  private source: EventSource | null = null;
  private poll = "";
  private polling: number | undefined;
  private staleTimer: number | undefined;

  constructor(
    private readonly address: string,
    private readonly listener: Listener,
  ) {}

  async start(): Promise<void> {
    try {
      const response = await fetch(this.address, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`stream address: ${response.status}`);
      const found = (await response.json()) as Address;
      this.poll = found.poll;
      this.open(found.url);
    } catch {
      this.failed();
    }
  }

  private open(url: string): void {
    const joint = url.includes("?") ? "&" : "?";
    const source = new EventSource(this.last ? `${url}${joint}last=${encodeURIComponent(this.last)}` : url);
    this.source = source;
    source.addEventListener("open", () => this.opened());
    source.addEventListener("snapshot", (event) => this.received(event, true));
    source.addEventListener("tick", (event) => this.received(event, false));
    source.addEventListener("resync", () => this.listener.reset());
    source.addEventListener("error", () => {
      source.close();
      this.failed();
    });
  }

  private opened(): void {
    this.failures = 0;
    window.clearTimeout(this.staleTimer);
    window.clearInterval(this.polling);
    this.polling = undefined;
    this.listener.state("live");
  }

  private received(event: MessageEvent<string>, whole: boolean): void {
    if (event.lastEventId) this.last = event.lastEventId;
    this.listener.frame(JSON.parse(event.data) as Frame, whole);
  }

  /** A token serves one connection, so each new try asks for an address again. */
  private failed(): void {
    this.source = null;
    this.failures += 1;
    window.clearTimeout(this.staleTimer);
    this.staleTimer = window.setTimeout(() => {
      if (this.polling === undefined && !this.source) this.listener.state("stale");
    }, STALE_MS);
    if (this.failures >= FAILURES_BEFORE_POLLING && this.poll && this.polling === undefined) this.startPolling();
    const wait = WAITS_S[Math.min(this.failures - 1, WAITS_S.length - 1)] ?? 15;
    window.setTimeout(() => void this.start(), wait * 1000);
  }

  private startPolling(): void {
    this.listener.state("polling");
    this.polling = window.setInterval(() => void this.pollOnce(), POLL_MS);
    void this.pollOnce();
  }

  private async pollOnce(): Promise<void> {
    try {
      const response = await fetch(`${this.poll}?since=${encodeURIComponent(this.last)}`);
      if (!response.ok) throw new Error(`frame: ${response.status}`);
      const frame = (await response.json()) as Frame;
      const whole = this.last === "";
      if (frame.seq !== undefined) this.last = String(frame.seq);
      this.listener.frame(frame, whole);
    } catch {
      this.listener.state("off");
    }
  }
}

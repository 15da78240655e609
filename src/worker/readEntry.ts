/** The worker that reads what is large and answers with what it was opened to. No logic of its own. */
import { read, type Readings, type ToReader } from "./reading.ts";

addEventListener("message", (event: MessageEvent<ToReader<keyof Readings>>) => postMessage(read(event.data)));

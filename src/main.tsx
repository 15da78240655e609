/** Composition root: mounts the app. Nobody imports it. */
import { createRoot } from "react-dom/client";
import "./ui/theme.css";

const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset["theme"] = isDark ? "dark" : "light";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
createRoot(root).render(<h1>Hyperscope</h1>);

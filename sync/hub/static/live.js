// One stream a browser: HTTP/1.1 allows six connections, and a seventh desk tab would hang.
const ports = new Set();
let isLost = false;
const source = new EventSource("/events");
const tell = (message) => ports.forEach((port) => port.postMessage(message));
source.addEventListener("changed", () => { isLost = false; tell("changed"); });
source.addEventListener("error", () => { isLost = true; tell("lost"); });
self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.start();
  // What changed while this page was on its way went to the pages before it: look once.
  port.postMessage(isLost ? "lost" : "changed");
};

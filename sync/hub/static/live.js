// One stream a browser: HTTP/1.1 allows six connections, and a seventh desk tab would hang.
"use strict";
importScripts("/static/follow.js");
const ports = new Set();
let last = "changed";

follow((message) => {
  last = message === "here" ? "changed" : message;
  ports.forEach((port) => port.postMessage(message));
});
self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.start();
  // What changed while this page was on its way went to the pages before it: look once.
  port.postMessage(last);
};

import { parentPort, workerData } from 'node:worker_threads';
import { printDocument, type PrintRequest } from '../core/review/printDocument.js';

/** Entry point of a thread that prints one document, and ends. */
void printDocument(workerData as PrintRequest).then((printed) => parentPort?.postMessage(printed));

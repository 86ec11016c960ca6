/**
 * What is written for a Kubernetes cluster; nothing of it is loaded by validate or a plain render.
 */
package dev.mpool.kubernetes;

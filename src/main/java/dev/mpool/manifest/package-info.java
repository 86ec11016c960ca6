/**
 * Which objects of a document mpool reads: Kubernetes objects and the items of Lists, by kind and
 * apiVersion, with warnings about what is passed over and was most likely meant to be read.
 */
package dev.mpool.manifest;

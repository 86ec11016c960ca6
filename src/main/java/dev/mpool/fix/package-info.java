/**
 * What findings know a sure remedy for, written into the text: for {@code validate --fix}, and to
 * judge below a mistake as if it were mended. Every other character stays.
 */
package dev.mpool.fix;

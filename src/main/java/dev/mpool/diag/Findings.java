package dev.mpool.diag;

/** Where whoever looks at something adds what is wrong with it. */
public interface Findings {

  void add(Diagnostic finding);
}

package dev.mpool.cli;

/** Reads how many files are looked at at once. */
final class JobCount implements ValueReader<Integer> {

  private static final int MOST = 256;

  @Override
  public Integer convert(String text) {
    long jobs = Digits.areAll(text) ? Digits.read(text, MOST) : 0;
    if (jobs < 1) {
      throw new InvalidValue("write a number from 1 to " + MOST);
    }
    return (int) jobs;
  }
}

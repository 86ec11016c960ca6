package dev.mpool.cli;

import java.util.ArrayList;
import java.util.List;

/** Reads statuses of failed answers, parted by commas. */
final class StatusList implements ValueReader<List<Integer>> {

  private static final int LEAST = 400;
  private static final int MOST = 599;

  @Override
  public List<Integer> convert(String text) {
    List<Integer> statuses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String digits = part.strip();
      int status = Digits.areAll(digits) ? (int) Digits.read(digits, MOST + 1) : 0;
      if (status < LEAST || status > MOST) {
        throw new InvalidValue("write statuses from 400 to 599, such as 401,403");
      }
      if (!statuses.contains(status)) {
        statuses.add(status);
      }
    }
    return statuses;
  }
}

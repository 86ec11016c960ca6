package dev.mpool.cli.option;

import java.util.ArrayList;
import java.util.List;

/** Reads statuses of failed answers, parted by commas. */
public final class StatusList implements ValueReader<List<Integer>> {

  @Override
  public List<Integer> convert(String text) {
    List<Integer> statuses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.strip().matches("[45][0-9][0-9]")) {
        throw new InvalidValue("write statuses from 400 to 599, such as 401,403");
      }
      Integer status = Integer.valueOf(part.strip());
      if (!statuses.contains(status)) {
        statuses.add(status);
      }
    }
    return statuses;
  }
}

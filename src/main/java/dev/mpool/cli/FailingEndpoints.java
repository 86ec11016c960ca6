package dev.mpool.cli;

import java.util.List;

/** Endpoints that are said to fail: {@code 0} for a whole priority, {@code 0.1} for one entry. */
final class FailingEndpoints {

  private FailingEndpoints() {}

  static List<String> read(String text) throws Option.InvalidValue {
    List<String> endpoints = List.of(text.split(",", -1));
    for (String endpoint : endpoints) {
      if (!endpoint.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
        throw new Option.InvalidValue(
            "Write priorities or PRIORITY.ENTRY, separated by commas, such as 0,1.2");
      }
    }
    return endpoints;
  }
}

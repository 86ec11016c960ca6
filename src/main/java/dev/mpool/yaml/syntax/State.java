package dev.mpool.yaml.syntax;

/** What the grammar awaits next. */
enum State {
  BLOCK_ITEM,
  INDENTLESS_ITEM,
  BLOCK_KEY,
  BLOCK_VALUE,
  FIRST_FLOW_ITEM,
  FLOW_ITEM,
  PAIR_KEY,
  PAIR_VALUE,
  PAIR_END,
  FIRST_FLOW_KEY,
  FLOW_KEY,
  FLOW_VALUE,
  FLOW_NO_VALUE,
  DONE
}

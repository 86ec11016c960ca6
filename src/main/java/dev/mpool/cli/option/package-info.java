/**
 * Options, and what makes values of the texts behind them: a {@link
 * dev.mpool.cli.option.ValueReader} for each kind of text. Nothing here knows which commands there
 * are.
 */
package dev.mpool.cli.option;

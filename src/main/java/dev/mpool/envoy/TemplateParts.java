package dev.mpool.envoy;

import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.CommentCode;
import com.github.mustachejava.codes.DefaultCode;
import com.github.mustachejava.codes.DefaultMustache;
import com.github.mustachejava.codes.IterableCode;
import com.github.mustachejava.codes.NotIterableCode;
import com.github.mustachejava.codes.PartialCode;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.codes.WriteCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the parts of a template as Mustache's parser meets them. The library's own collector
 * starts Java's logging, which opens every jar and takes longer than rendering; this one knows
 * Mustache's specification and none of the library's additions to it.
 */
final class TemplateParts implements MustacheVisitor {

  private static final String START = "{{";
  private static final String END = "}}";

  private final DefaultMustacheFactory factory;
  private final List<Code> parts = new ArrayList<>();

  TemplateParts(DefaultMustacheFactory factory) {
    this.factory = factory;
  }

  @Override
  public Mustache mustache(TemplateContext context) {
    return new DefaultMustache(context, factory, parts.toArray(new Code[0]), context.file());
  }

  @Override
  public void iterable(TemplateContext context, String name, Mustache inner) {
    parts.add(new IterableCode(context, factory, inner, name));
  }

  @Override
  public void notIterable(TemplateContext context, String name, Mustache inner) {
    parts.add(new NotIterableCode(context, factory, inner, name));
  }

  @Override
  public void partial(TemplateContext context, String name, String indent) {
    TemplateContext usual =
        new TemplateContext(START, END, context.file(), context.line(), context.startOfLine());
    parts.add(new PartialCode(usual, factory, name));
  }

  @Override
  public void value(TemplateContext context, String name, boolean encoded) {
    parts.add(new ValueCode(context, factory, name, encoded));
  }

  @Override
  public void write(TemplateContext context, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (parts.isEmpty()) {
      parts.add(new WriteCode(context, factory, text));
    } else {
      parts.get(parts.size() - 1).append(text);
    }
  }

  @Override
  public void comment(TemplateContext context, String text) {
    parts.add(new CommentCode(context, factory, text));
  }

  @Override
  public void eof(TemplateContext context) {
    parts.add(new DefaultCode());
  }

  @Override
  public void dynamicPartial(TemplateContext context, String name, String indent) {
    throw unknown("{{>*" + name, context);
  }

  @Override
  public void pragma(TemplateContext context, String name, String arguments) {
    throw unknown("{{%" + name, context);
  }

  @Override
  public void extend(TemplateContext context, String name, Mustache inner) {
    throw unknown("{{<" + name, context);
  }

  @Override
  public void name(TemplateContext context, String name, Mustache inner) {
    throw unknown("{{$" + name, context);
  }

  @Override
  public void checkName(TemplateContext context, String name, Mustache inner) {
    // Asks about the parts of {{<...}}, which is refused at its end.
  }

  private static MustacheException unknown(String tag, TemplateContext context) {
    return new MustacheException("templates cannot use " + tag + END, context);
  }
}

package dev.mpool.model;

/**
 * The host of a Vertex AI location. A region has one of its own; {@code global} and the
 * multi-regions {@code eu} and {@code us} have others than their name would make
 * (cloud.google.com/vertex-ai/docs/general/locations, googleapis/python-genai#2498).
 */
public final class VertexHost {

  private static final String SUFFIX = "aiplatform.googleapis.com";

  private VertexHost() {}

  /** Google's host of a location. */
  public static String of(String location) {
    return switch (location) {
      case "global" -> SUFFIX;
      case "eu", "us" -> "aiplatform." + location + ".rep.googleapis.com";
      default -> ofRegion(location);
    };
  }

  /** What kgateway makes of every location. */
  public static String ofRegion(String location) {
    return location + '-' + SUFFIX;
  }
}

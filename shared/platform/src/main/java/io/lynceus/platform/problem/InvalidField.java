package io.lynceus.platform.problem;

/**
 * What is wrong with one input. {@code pointer} is a JSON pointer into the body ({@code
 * /boxes/0/x1}, empty for the whole of it), or the name of a parameter, a part or a file and line.
 */
public record InvalidField(String pointer, String detail) {}

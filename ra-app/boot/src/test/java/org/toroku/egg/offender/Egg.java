package org.toroku.egg.offender;

import org.toroku.chicken.offender.Chicken;

/** Becomes a chicken. */
public record Egg(Chicken mother) {}

package org.toroku.chicken.offender;

import java.util.List;
import org.toroku.egg.offender.Egg;

/** Lays eggs. */
public record Chicken(List<Egg> eggs) {}

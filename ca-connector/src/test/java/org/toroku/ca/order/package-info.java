/** Tests of the canonical order. */
@NullMarked
package org.toroku.ca.order;

import org.jspecify.annotations.NullMarked;

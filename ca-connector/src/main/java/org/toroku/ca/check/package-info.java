/** What speaks against an order: the judgement that every adapter passes before it asks any key or any other CA. */
@NullMarked
package org.toroku.ca.check;

import org.jspecify.annotations.NullMarked;

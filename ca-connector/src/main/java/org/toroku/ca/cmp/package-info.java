/** The adapter to a CA that is spoken to over CMP (RFC 9810, RFC 9483) instead of signed for here. */
@NullMarked
package org.toroku.ca.cmp;

import org.jspecify.annotations.NullMarked;

/** The CA port: what a registration authority may ask of a certification authority, and the answers. */
@NullMarked
package org.toroku.ca;

import org.jspecify.annotations.NullMarked;

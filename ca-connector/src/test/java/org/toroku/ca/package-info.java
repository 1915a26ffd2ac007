/** Tests of the connector against real tokens and a real database. */
@NullMarked
package org.toroku.ca;

import org.jspecify.annotations.NullMarked;

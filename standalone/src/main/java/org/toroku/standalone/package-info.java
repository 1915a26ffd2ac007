/** The default run on one machine: database, token, engine, test cards and status service around the deployable. */
@NullMarked
package org.toroku.standalone;

import org.jspecify.annotations.NullMarked;

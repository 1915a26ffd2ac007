/** The whole product on real parts: database, token, engine, status service, HTTP. */
@NullMarked
package org.toroku.standalone;

import org.jspecify.annotations.NullMarked;

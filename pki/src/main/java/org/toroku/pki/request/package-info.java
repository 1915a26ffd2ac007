/** Reads requests in which applicants prove that they hold the private half of a key. */
@NullMarked
package org.toroku.pki.request;

import org.jspecify.annotations.NullMarked;

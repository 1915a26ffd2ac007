/** What programs of applicants send over REST. */
@NullMarked
package org.toroku.testkit.rest;

import org.jspecify.annotations.NullMarked;

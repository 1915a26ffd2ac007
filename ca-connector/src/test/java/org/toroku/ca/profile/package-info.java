/** Tests of profiles and validity. */
@NullMarked
package org.toroku.ca.profile;

import org.jspecify.annotations.NullMarked;

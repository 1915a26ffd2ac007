/** Certificate profiles as data, and the to-be-signed certificates they shape. */
@NullMarked
package org.toroku.ca.profile;

import org.jspecify.annotations.NullMarked;

/** Certificate profiles that two persons put in force. */
@NullMarked
package org.toroku.profile;

import org.jspecify.annotations.NullMarked;

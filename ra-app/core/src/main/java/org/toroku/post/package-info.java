/** Letters and mails that leave the house, from the order to the delivery. */
@NullMarked
package org.toroku.post;

import org.jspecify.annotations.NullMarked;

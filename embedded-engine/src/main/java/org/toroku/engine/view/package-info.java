/** What the engine's own record stream says about instances, user tasks and incidents. */
@NullMarked
package org.toroku.engine.view;

import org.jspecify.annotations.NullMarked;

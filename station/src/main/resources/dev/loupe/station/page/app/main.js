// Begins: the frame, all screens, then the question who is there.
import '../elements/shell.js';
import '../screens/live.js';
import '../screens/inspect.js';
import '../screens/review.js';
import '../screens/history.js';
import { begin } from './session.js';
import { followDevice } from './theme.js';

followDevice();
begin();

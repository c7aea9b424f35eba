// Begins: the frame, all screens, then the question who is there.
import '../elements/shell.js';
import '../screens/live.js';
import '../screens/inspect.js';
import '../screens/review.js';
import '../screens/folders.js';
import '../screens/outbox.js';
import '../screens/history.js';
import '../screens/alerts.js';
import '../screens/figures.js';
import '../screens/models.js';
import '../screens/stations.js';
import '../screens/training.js';
import '../screens/users.js';
import '../screens/audit.js';
import { begin } from './session.js';
import { followDevice } from './theme.js';

followDevice();
begin();

// The compiled worker's entry. CommonJS, since `require` loads the four hundred files of the readers in three quarters
// of the time that `import` takes: it does not go back to the event loop for each of them.
require('./worker.js');

//! Ends a fetch that takes too long, or that nobody waits for any more.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{AbortController, RequestInit};

use super::Timeout;

/// The reason for which a fetch was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It took too long.
    Late,
    /// Nobody waits for it.
    GivenUp,
}

/// Ends the fetch that has it, and the reading of its body, when it has passed.
pub struct Deadline {
    abort: Option<AbortController>,
    ended: Rc<Cell<Option<End>>>,
    seconds: i32,
    _timer: Timeout,
}

impl Deadline {
    /// It passes in so many seconds.
    pub fn new(seconds: i32) -> Self {
        let abort = AbortController::new().ok();
        let ended = Rc::new(Cell::new(None));
        let timer = {
            let (abort, ended) = (abort.clone(), ended.clone());
            Timeout::new(seconds * 1_000, move || {
                end(&ended, abort.as_ref(), End::Late);
            })
        };
        Self {
            abort,
            ended,
            seconds,
            _timer: timer,
        }
    }

    /// Sets it to a request.
    pub fn limit(&self, options: &RequestInit) {
        let signal = self.abort.as_ref().map(AbortController::signal);
        options.set_signal(signal.as_ref());
    }

    /// Ends the fetch now.
    pub fn give_up(&self) {
        end(&self.ended, self.abort.as_ref(), End::GivenUp);
    }

    /// True if somebody ended the fetch.
    pub fn is_given_up(&self) -> bool {
        self.ended.get() == Some(End::GivenUp)
    }

    /// The reason for which the fetch failed: that it took too long, or the one
    /// that the browser gives. A clause.
    pub fn reason(&self, why: String) -> String {
        match self.ended.get() {
            Some(End::Late) if self.seconds >= 120 => {
                format!("no answer came within {} minutes", self.seconds / 60)
            }
            Some(End::Late) => format!("no answer came within {} seconds", self.seconds),
            Some(End::GivenUp) | None => why,
        }
    }
}

fn end(ended: &Cell<Option<End>>, abort: Option<&AbortController>, how: End) {
    if ended.get().is_none() {
        ended.set(Some(how));
        if let Some(abort) = abort {
            abort.abort();
        }
    }
}

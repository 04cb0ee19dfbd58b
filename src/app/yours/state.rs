//! The learner's desk: the draft, how it is looked at, and what became of it
//! when it was run. Pure, so that every order of events can be tested.

mod apply;

use std::rc::Rc;

use protocol::Content;
use yew::Reducible;

use super::attempt::Attempt;
use super::event::{Copying, Cursor, Event, Kept, Look, Notice, Pane, Solved, Written};
use crate::browser::HostState;
use crate::kept::Draft;

/// A learner's desk.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    starter: Rc<str>,
    draft: Draft,
    kept: Kept,
    /// The browser is yet to be told of the draft.
    unsaved: bool,
    copying: Copying,
    notice: Option<Notice>,
    /// The kept string that could not be read, to be put aside.
    unreadable: Option<String>,
    /// Counts the texts that did not come from the editor.
    revision: u32,
    written: Written,
    pane: Pane,
    cursor: Option<Cursor>,
    resetting: bool,
    host: HostState,
    look: Look,
    attempt: Attempt,
    /// True if the cause that bars the attempt barred the one before too.
    barred_before: bool,
    solved: Solved,
}

impl State {
    /// The desk of an exercise that has a starter.
    pub fn new(content: &Content, starter: &str) -> Self {
        let draft = Draft::of(starter);
        Self {
            starter: draft.text().into(),
            draft,
            kept: Kept::Nothing,
            unsaved: false,
            copying: Copying::Barred,
            notice: None,
            unreadable: None,
            revision: 0,
            written: Written::Closed,
            pane: Pane::Edit,
            cursor: None,
            resetting: false,
            host: HostState::Unknown,
            look: Look::default(),
            attempt: Attempt::new(content),
            barred_before: false,
            solved: Solved::No,
        }
    }

    /// The draft's text.
    pub fn text(&self) -> &str {
        self.draft.text()
    }

    /// The exercise's starter, with line ends as the draft has them.
    pub fn starter(&self) -> &str {
        &self.starter
    }

    /// The draft as the browser should keep it; none if it is the starter.
    pub fn to_keep(&self) -> Option<String> {
        self.is_edited().then(|| self.draft.kept())
    }

    /// The state of the draft in the browser's storage, as last heard.
    pub fn kept(&self) -> Kept {
        self.kept
    }

    /// True if the browser is yet to be told of the draft.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// True if the browser keeps a draft of a newer build.
    pub fn is_newer(&self) -> bool {
        self.kept == Kept::Newer
    }

    /// True if leaving the page loses what was written.
    pub fn is_at_risk(&self) -> bool {
        self.is_edited() && matches!(self.kept, Kept::Refused | Kept::Newer)
    }

    /// The state of copying the draft.
    pub fn copying(&self) -> Copying {
        self.copying
    }

    /// The kept string that could not be read.
    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// Something to know about the draft.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// True if the draft differs from the starter.
    pub fn is_edited(&self) -> bool {
        self.draft.text() != &*self.starter
    }

    /// Changes when the editor must take the text from here.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// True if the editor, or the plain field, is wanted.
    pub fn is_open(&self) -> bool {
        self.written != Written::Closed
    }

    /// True if a plain field is wanted in place of the editor.
    pub fn is_plain(&self) -> bool {
        self.written == Written::Plain
    }

    /// The view of the draft.
    pub fn pane(&self) -> &Pane {
        &self.pane
    }

    /// The line that the cursor was last sent to.
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    /// True if the reset waits to be confirmed.
    pub fn is_resetting(&self) -> bool {
        self.resetting
    }

    /// The compile host, as far as it is known.
    pub fn host(&self) -> &HostState {
        &self.host
    }

    /// The newest look at the host that is wanted.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The newest attempt.
    pub fn attempt(&self) -> &Attempt {
        &self.attempt
    }

    /// True if the cause that bars the attempt barred the one before too.
    pub fn is_barred_as_before(&self) -> bool {
        self.barred_before
    }

    /// The browser's record of whether the exercise is solved.
    pub fn solved(&self) -> Solved {
        self.solved
    }

    /// True if the compiler's words and the verdict are on the draft as it is.
    pub fn is_as_sent(&self) -> bool {
        **self.attempt.source() == *self.draft.text()
    }

    /// True if the figures are of another source than the draft.
    pub fn is_measured_before(&self) -> bool {
        let measured = self.attempt.measured();
        measured.is_some_and(|measured| *measured.source != *self.draft.text())
    }
}

impl Reducible for State {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(event);
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;

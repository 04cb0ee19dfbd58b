//! The learner's desk: the draft, how it is looked at, and what became of it
//! when it was run. Pure, so that every order of events can be tested.

use std::rc::Rc;

use protocol::compile::Suggestion;
use protocol::{Case, Content, Failure, Outcome, TracedCall};
use yew::Reducible;

use super::attempt::Attempt;
use super::draft::Draft;
use super::places;
use super::step::Stage;
use crate::bench::BatchKey;
use crate::browser::{Blocked, HostState, Reply};

/// What happens at a desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The browser gave what it has kept.
    Loaded(Result<Option<String>, Blocked>),
    /// Another tab keeps another draft now.
    KeptElsewhere(Option<String>),
    /// The learner takes what another tab keeps.
    TakeElsewhere,
    /// The editor is wanted.
    Open,
    /// The text is another.
    Typed(String),
    /// The browser keeps the draft, or refuses.
    Saved(Result<(), Blocked>),
    /// Reset was pressed, or its confirmation given up.
    AskReset(bool),
    /// Reset was confirmed.
    Reset,
    /// A change that the compiler proposes was accepted.
    Apply(Suggestion),
    /// Another view is wanted.
    Show(Pane),
    /// The cursor is to stand in this line.
    GoTo(u32),
    /// Whether there is a compile host.
    Host(HostState),
    /// Run was pressed; with a seed for the checks.
    Run(Case, u32),
    /// Stop was pressed.
    Stop,
    /// The runs are to read another file.
    FileChanged,
    /// The host answered to a press.
    Replied(u32, Reply),
    /// A busy host may be asked again.
    AskAgain(u32),
    /// The page's own runs have ended, and gave this answer.
    Begin(u32, Option<String>),
    /// What the numbers of calls stand for, or why there are no lines.
    Lines(BatchKey<Stage>, Result<Rc<[TracedCall]>, String>),
    /// A job ended.
    Outcome(BatchKey<Stage>, u32, Outcome),
    /// A worker could not go on.
    BatchFailed(BatchKey<Stage>, Failure),
}

/// How the draft is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pane {
    /// In the editor.
    Edit,
    /// Beside a variant.
    Diff(String),
}

/// A line that the cursor was sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The line, counted from 1.
    pub line: u32,
    /// How often it was sent anywhere.
    pub sent: u32,
}

/// Whether the browser keeps what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It does, or there is nothing to keep.
    Yes,
    /// It is about to.
    Pending,
    /// It refuses: the draft lasts as long as the page.
    Refused,
}

/// Something to know about the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The starter is another than when the draft was begun.
    StarterChanged,
    /// What was kept cannot be read, and was put aside.
    Unreadable,
    /// Another tab keeps this draft; none is the starter.
    Elsewhere(Option<String>),
}

/// A learner's desk.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    starter: Rc<str>,
    draft: Draft,
    kept: Kept,
    notice: Option<Notice>,
    /// What could not be read, to be put aside.
    unreadable: Option<String>,
    /// Counts the texts that did not come from the editor.
    revision: u32,
    open: bool,
    pane: Pane,
    cursor: Option<Cursor>,
    resetting: bool,
    host: HostState,
    attempt: Attempt,
}

impl State {
    /// The desk of an exercise that has a starter.
    pub fn new(content: &Content, starter: &str) -> Self {
        Self {
            starter: starter.into(),
            draft: Draft::of(starter),
            kept: Kept::Yes,
            notice: None,
            unreadable: None,
            revision: 0,
            open: false,
            pane: Pane::Edit,
            cursor: None,
            resetting: false,
            host: HostState::Unknown,
            attempt: Attempt::new(content),
        }
    }

    /// The draft's text.
    pub fn text(&self) -> &str {
        self.draft.text()
    }

    /// The draft as the browser should keep it; none if it is the starter.
    pub fn to_keep(&self) -> Option<String> {
        self.is_edited().then(|| self.draft.kept())
    }

    /// Whether the browser keeps it.
    pub fn kept(&self) -> Kept {
        self.kept
    }

    /// What was kept and cannot be read.
    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// Something to know about the draft.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether the draft is another text than the starter.
    pub fn is_edited(&self) -> bool {
        self.draft.text() != &*self.starter
    }

    /// Changes when the editor must take the text from here.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Whether the editor is wanted.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// How the draft is looked at.
    pub fn pane(&self) -> &Pane {
        &self.pane
    }

    /// Where the cursor was last sent.
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    /// Whether the reset waits to be confirmed.
    pub fn is_resetting(&self) -> bool {
        self.resetting
    }

    /// Whether there is a compile host.
    pub fn host(&self) -> &HostState {
        &self.host
    }

    /// The newest attempt.
    pub fn attempt(&self) -> &Attempt {
        &self.attempt
    }

    /// Whether the places that the compiler named are those of the draft.
    pub fn is_as_sent(&self) -> bool {
        **self.attempt.source() == *self.draft.text()
    }

    /// Whether the figures are of another text than the draft.
    pub fn is_measured_before(&self) -> bool {
        let measured = self.attempt.measured();
        measured.is_some_and(|measured| *measured.source != *self.draft.text())
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Loaded(kept) => self.load(kept),
            Event::KeptElsewhere(kept) => self.hear_of(kept),
            Event::TakeElsewhere => self.take_elsewhere(),
            Event::Open => self.open(),
            Event::GoTo(line) => {
                self.open();
                self.pane = Pane::Edit;
                let sent = self.cursor.map_or(0, |cursor| cursor.sent);
                self.cursor = Some(Cursor {
                    line,
                    sent: sent + 1,
                });
            }
            Event::Typed(text) => {
                self.draft.set(&text);
                self.changed();
            }
            Event::Saved(saved) => {
                self.kept = match saved {
                    Ok(()) => Kept::Yes,
                    Err(Blocked) => Kept::Refused,
                };
            }
            Event::AskReset(asked) => self.resetting = asked,
            Event::Reset => {
                self.draft = Draft::of(&self.starter);
                self.resetting = false;
                self.notice = None;
                self.pane = Pane::Edit;
                self.replaced();
            }
            Event::Apply(suggestion) => {
                let applied = places::applied(self.draft.text(), &suggestion);
                if let Some(text) = applied.filter(|_| self.is_as_sent()) {
                    self.draft.set(&text);
                    self.pane = Pane::Edit;
                    self.replaced();
                }
            }
            Event::Show(pane) => self.pane = pane,
            Event::Host(host) => self.host = host,
            Event::Run(case, seed) => {
                if self.open || self.is_edited() {
                    self.attempt.start(self.draft.text(), &case, seed);
                }
            }
            Event::Stop => self.attempt.stop(),
            Event::FileChanged => self.attempt.forget(),
            Event::Replied(press, reply) => {
                match reply {
                    Reply::Absent => self.host = HostState::Absent,
                    Reply::Locked => self.host = HostState::Locked,
                    Reply::Built(_)
                    | Reply::Refused(_)
                    | Reply::Busy(_)
                    | Reply::Unreachable(_) => {}
                }
                self.attempt.hear(press, reply);
            }
            Event::AskAgain(press) => self.attempt.ask_again(press),
            Event::Begin(press, expected) => self.attempt.begin(press, expected),
            Event::Lines(key, calls) => self.attempt.learn(key, calls),
            Event::Outcome(key, id, outcome) => self.attempt.end(key, id, outcome),
            Event::BatchFailed(key, failure) => self.attempt.cut(key, failure),
        }
    }

    fn open(&mut self) {
        self.open = true;
        if self.host == HostState::Unknown {
            self.host = HostState::Asked;
        }
    }

    /// The draft is another, and is to be kept.
    fn changed(&mut self) {
        self.kept = Kept::Pending;
        self.resetting = false;
    }

    /// The same, and the editor does not know it yet.
    fn replaced(&mut self) {
        self.changed();
        self.revision += 1;
    }

    fn load(&mut self, kept: Result<Option<String>, Blocked>) {
        let kept = match kept {
            Ok(Some(kept)) => kept,
            Ok(None) => return,
            Err(Blocked) => {
                self.kept = Kept::Refused;
                return;
            }
        };
        let Some(draft) = Draft::read(&kept) else {
            self.notice = Some(Notice::Unreadable);
            self.unreadable = Some(kept);
            return;
        };
        if !draft.is_of(&self.starter) {
            self.notice = Some(Notice::StarterChanged);
        }
        self.draft = draft;
        self.revision += 1;
    }

    /// The last draft wins, with notice: what is written here stays until the
    /// learner decides.
    fn hear_of(&mut self, kept: Option<String>) {
        let theirs = kept.as_deref().map(Draft::read);
        let same = match &theirs {
            None => !self.is_edited(),
            Some(Some(theirs)) => theirs.text() == self.draft.text(),
            // What cannot be read is another version's.
            Some(None) => true,
        };
        self.notice = match (same, self.notice.take()) {
            (false, _) => Some(Notice::Elsewhere(kept)),
            (true, Some(Notice::Elsewhere(_))) => None,
            (true, notice) => notice,
        };
    }

    fn take_elsewhere(&mut self) {
        let Some(Notice::Elsewhere(kept)) = self.notice.take() else {
            return;
        };
        let theirs = kept.as_deref().and_then(Draft::read);
        self.draft = theirs.unwrap_or_else(|| Draft::of(&self.starter));
        self.replaced();
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

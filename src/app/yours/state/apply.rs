//! The change that each event makes to a desk.

use protocol::Case;
use protocol::compile::{SOURCE_LIMIT, Suggestion};

use super::State;
use crate::browser::{Blocked, HostState, Reply};
use crate::kept::Draft;
use crate::yours::event::{Copying, Cursor, Event, Kept, Notice, Pane, Solved, Written};
use crate::yours::places;
use crate::yours::step::Barred;

/// The most unasked looks, some seconds apart, at a host that is not ready.
const MOST_LOOKS: u32 = 200;

impl State {
    pub(super) fn apply(&mut self, event: Event) {
        match event {
            Event::Loaded(kept) => self.load(kept),
            Event::Remembered => self.solved = Solved::Before,
            Event::MayCopy => self.copying = Copying::Ready,
            Event::KeptElsewhere(kept) => self.hear_of(kept),
            Event::TakeElsewhere => self.take_elsewhere(),
            Event::Take(text) => {
                self.draft.set(&text);
                self.pane = Pane::Edit;
                self.replaced();
            }
            Event::KeepMine => self.keep_mine(),
            Event::Open => self.open(),
            Event::Write(written) => self.written = written,
            Event::Typed(text) => {
                self.draft.set(&text);
                self.changed();
            }
            Event::Saved(text, saved) => self.hear_saved(text.as_deref(), saved),
            Event::Copied(Ok(())) => self.copying = Copying::Done,
            Event::Copied(Err(Blocked)) => self.copying = Copying::Refused,
            Event::AskReset(asked) => self.resetting = asked,
            Event::Reset => {
                self.draft = Draft::of(&self.starter);
                self.notice = None;
                self.pane = Pane::Edit;
                self.replaced();
            }
            Event::Apply(suggestion) => self.accept(&suggestion),
            Event::Show(pane) => {
                self.open();
                self.pane = pane;
            }
            Event::GoTo(line) => self.go_to(line),
            Event::AskHost => self.ask_host(),
            Event::Host(nth, host) => self.hear_host(nth, host),
            Event::Run(case, seed) => self.run(&case, seed),
            Event::Stop => self.attempt.stop(),
            Event::FileChanged => self.attempt.forget(),
            Event::Replied(press, reply) => self.hear(press, reply),
            Event::AskAgain(press) => self.attempt.ask_again(press),
            Event::Begin(press, expected) => self.attempt.begin(press, expected),
            Event::Lines(key, calls) => self.attempt.learn(key, calls),
            Event::Outcome(key, id, outcome) => self.attempt.end(key, id, outcome),
            Event::BatchFailed(key, failure) => self.attempt.cut(key, failure),
            Event::Marked(Ok(())) => self.solved = Solved::Now,
            Event::Marked(Err(Blocked)) => self.solved = Solved::Unkept,
        }
    }

    fn open(&mut self) {
        if !self.is_open() {
            self.written = Written::Editor;
        }
        if self.host == HostState::Unknown {
            self.host = HostState::Asked;
            self.ask_host();
        }
    }

    fn go_to(&mut self, line: u32) {
        self.open();
        self.pane = Pane::Edit;
        let sent = self.cursor.map_or(0, |cursor| cursor.sent);
        self.cursor = Some(Cursor {
            line,
            sent: sent + 1,
        });
    }

    fn accept(&mut self, suggestion: &Suggestion) {
        let applied = places::applied(self.draft.text(), suggestion);
        if let Some(text) = applied.filter(|_| self.is_as_sent()) {
            self.draft.set(&text);
            self.pane = Pane::Edit;
            self.replaced();
        }
    }

    /// The draft is another, and is to be kept.
    fn changed(&mut self) {
        self.unsaved = true;
        if self.copying != Copying::Barred {
            self.copying = Copying::Ready;
        }
        self.resetting = false;
    }

    /// The same, and the editor does not know it yet.
    fn replaced(&mut self) {
        self.changed();
        self.revision += 1;
    }

    fn hear_saved(&mut self, text: Option<&str>, saved: Result<(), Blocked>) {
        self.kept = match (saved, self.kept) {
            (Ok(()), _) => Kept::Yes,
            (Err(Blocked), Kept::Newer) => Kept::Newer,
            (Err(Blocked), _) => Kept::Refused,
        };
        // Anything written since is yet to be kept.
        self.unsaved = self.to_keep().as_deref() != text;
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
        if Draft::is_newer(&kept) {
            self.notice = Some(Notice::Newer);
            self.kept = Kept::Newer;
            return;
        }
        let Some(draft) = Draft::read(&kept) else {
            self.notice = Some(Notice::Unreadable);
            self.unreadable = Some(kept);
            return;
        };
        if !draft.is_of(&self.starter) {
            self.notice = Some(Notice::StarterChanged);
        }
        self.kept = Kept::Yes;
        self.draft = draft;
        self.revision += 1;
    }

    /// The last draft wins, with notice: what is written here stays until the
    /// learner decides.
    fn hear_of(&mut self, kept: Option<String>) {
        self.kept = match self.kept {
            _ if kept.as_deref().is_some_and(Draft::is_newer) => Kept::Newer,
            Kept::Newer => Kept::Nothing,
            known @ (Kept::Nothing | Kept::Yes | Kept::Refused) => known,
        };
        let theirs = kept.as_deref().map(Draft::read);
        let same = match &theirs {
            None => !self.is_edited(),
            Some(Some(theirs)) => theirs.text() == self.draft.text(),
            // A draft that cannot be read is another version's.
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
        self.pane = Pane::Edit;
        self.replaced();
    }

    fn keep_mine(&mut self) {
        if self.notice == Some(Notice::StarterChanged) {
            self.notice = None;
            self.draft.rebase(&self.starter);
            self.unsaved = true;
        }
    }

    fn ask_host(&mut self) {
        self.look.nth += 1;
        self.look.unasked = 0;
    }

    fn hear_host(&mut self, nth: u32, host: HostState) {
        if nth != self.look.nth {
            return;
        }
        if host.is_ready() {
            self.attempt.unbar();
        }
        if host.problem().is_some() && self.look.unasked < MOST_LOOKS {
            self.look.nth += 1;
            self.look.unasked += 1;
        }
        self.host = host;
    }

    fn run(&mut self, case: &Case, seed: u32) {
        let text = self.draft.text();
        let wanted = self.is_open() || self.is_edited();
        if !wanted || self.attempt.is_compiling(text, case) {
            return;
        }
        self.solved = match self.solved {
            Solved::Before | Solved::Now => Solved::Before,
            other @ (Solved::No | Solved::Unkept) => other,
        };
        self.attempt.start(text, case, seed);
        if text.len() > SOURCE_LIMIT {
            self.barred_before = false;
            self.attempt.bar(Barred::TooLong(text.len()));
        }
    }

    /// Takes the host's reply to a source, which also tells how the host is.
    fn hear(&mut self, press: u32, reply: Reply) {
        let host = match &reply {
            Reply::Absent => Some(HostState::Absent),
            Reply::Locked => Some(HostState::Locked),
            Reply::Unreachable(why) => Some(HostState::Unreachable(why.clone())),
            Reply::Built(_) | Reply::Refused(_) | Reply::Busy { .. } => {
                let busy = matches!(reply, Reply::Busy { .. });
                // A host that prepares itself is looked at again anyway.
                let doubtful = self.host.is_amiss() || self.host.problem().is_some() && !busy;
                if doubtful {
                    self.ask_host();
                }
                None
            }
        };
        self.barred_before = host.is_some() && host.as_ref() == Some(&self.host);
        if let Some(host) = host {
            self.host = host;
        }
        self.attempt.hear(press, reply);
    }
}

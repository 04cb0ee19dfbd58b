//! The room of a lecture: who is there, what is asked, and how each has voted.
//! All of it is in memory, and ends with the host.
//!
//! The lecture's screen says what is voted on (`lead`), phones ask for it
//! (`look`) and vote (`vote`). What phones get is made once for all of them.

mod rate;

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use protocol::vote::{Asked, AskedPoll, Ballot, Held, MOST_CHOICES, Poll, ROUNDS, VOTER_DIGITS};

use rate::Rates;

/// Who has not asked for so long is not connected any more: phones ask every
/// few seconds.
const CONNECTED: Duration = Duration::from_secs(15);

/// The most voters of a room.
const MOST_VOTERS: usize = 2_000;

/// The most voters of one address: a hall behind one router has one.
const MOST_OF_ADDRESS: usize = 1_000;

/// Who has not asked for so long makes room for others. Votes stay.
const FORGOTTEN: Duration = Duration::from_mins(10);

/// The most questions whose votes are held; the first go.
const MOST_POLLS: usize = 200;

/// The most bytes of a question, and of a choice.
const LONGEST_ASK: usize = 4_000;
const LONGEST_CHOICE: usize = 1_000;

/// The reason for which a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The voter's name is none.
    Name,
    /// The choice is none of the question's.
    Choice,
    /// That round is not voted on, or not any more.
    Ended,
    /// There are as many voters as there may be.
    Full,
    /// The address asks too often.
    Often,
    /// The screen's poll is none.
    Poll,
}

impl Refusal {
    /// Says what happened and what to do.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Name => "The vote names no voter. Reload the page.",
            Self::Choice => "The question has no such choice. Reload the page.",
            Self::Ended => {
                "This vote has ended, or has not begun: your choice was not counted. The page shows \
                 the next question as soon as there is one."
            }
            Self::Full => {
                "As many phones as the host takes are voting already. Tell the lecturer, and raise \
                 your hand."
            }
            Self::Often => {
                "Too many requests come from your network's address. The page tries again by itself."
            }
            Self::Poll => {
                "The question cannot be voted on: it needs two to nine choices, none of them empty. \
                 Count the votes by hand."
            }
        }
    }
}

/// A voter's name: 128 bits that the phone has drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Voter(u128);

impl Voter {
    /// Reads 32 hexadecimal digits.
    pub(crate) fn read(name: &str) -> Result<Self, Refusal> {
        let digits = name.len() == VOTER_DIGITS && name.bytes().all(|it| it.is_ascii_hexdigit());
        let read = digits
            .then(|| u128::from_str_radix(name, 16).ok())
            .flatten();
        read.map(Self).ok_or(Refusal::Name)
    }
}

/// A voter who is there.
#[derive(Clone, Copy, Debug)]
struct Present {
    seen: Instant,
    from: IpAddr,
}

/// A vote that is counted.
#[derive(Clone, Copy, Debug)]
struct Vote {
    choice: u32,
    turn: u32,
}

/// One round of votes on a question.
#[derive(Debug)]
struct Round {
    /// The number that a vote names.
    number: u64,
    votes: HashMap<Voter, Vote>,
}

/// A question, as the screen gave it last, and the votes on it.
#[derive(Debug)]
struct Question {
    poll: Poll,
    rounds: [Round; ROUNDS],
}

/// A room.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// The questions, in the order in which they were first asked.
    questions: Vec<Question>,
    /// The place of the one that is asked.
    asked: Option<usize>,
    present: HashMap<Voter, Present>,
    rates: Rates,
    /// Counts the changes of what phones are told.
    version: u64,
    /// Counts the rounds.
    numbers: u64,
}

impl Room {
    /// Asks that question, or none. The same question again keeps its votes.
    pub(crate) fn lead(&mut self, poll: Option<Poll>) -> Result<(), Refusal> {
        if poll.as_ref().is_some_and(|poll| !is_sound(poll)) {
            return Err(Refusal::Poll);
        }
        let before = self.asked();
        self.asked = poll.map(|poll| self.place(poll));
        if self.asked() != before {
            self.version += 1;
        }
        Ok(())
    }

    /// The place of a question, which is made if it was not asked before.
    fn place(&mut self, poll: Poll) -> usize {
        let known = self
            .questions
            .iter()
            .position(|it| is_same(&it.poll, &poll));
        if let Some(at) = known {
            self.questions[at].poll = poll;
            return at;
        }
        if self.questions.len() == MOST_POLLS {
            self.questions.remove(0);
        }
        let rounds = [(); ROUNDS].map(|()| {
            self.numbers += 1;
            Round {
                number: self.numbers,
                votes: HashMap::new(),
            }
        });
        self.questions.push(Question { poll, rounds });
        self.questions.len() - 1
    }

    fn question(&self) -> Option<&Question> {
        self.asked.and_then(|at| self.questions.get(at))
    }

    /// The question as phones are told of it.
    pub(crate) fn asked(&self) -> Asked {
        let poll = self.question().and_then(|question| {
            let Poll {
                round,
                shown,
                ask,
                choices,
                ..
            } = &question.poll;
            Some(AskedPoll {
                number: question.round()?.number,
                round: *round,
                ask: ask.clone(),
                choices: choices.clone(),
                counts: shown.then(|| question.counts()),
            })
        });
        Asked { poll }
    }

    /// Changes whenever [`asked`](Self::asked) does.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// The votes for each choice in each round; empty where nothing is asked.
    pub(crate) fn counts(&self) -> Vec<Vec<u32>> {
        self.question().map(Question::counts).unwrap_or_default()
    }

    /// The number of phones that have asked of late.
    pub(crate) fn connected(&self, now: Instant) -> u32 {
        let late = |it: &&Present| now.saturating_duration_since(it.seen) < CONNECTED;
        u32::try_from(self.present.values().filter(late).count()).unwrap_or(u32::MAX)
    }

    /// Counts a request of that address, and refuses it where there are too many.
    pub(crate) fn count(&mut self, from: IpAddr, now: Instant) -> Result<(), Refusal> {
        let admitted = self.rates.admit(from, now);
        admitted.then_some(()).ok_or(Refusal::Often)
    }

    /// Notes that a voter is there.
    pub(crate) fn look(&mut self, voter: Voter, from: IpAddr, now: Instant) -> Result<(), Refusal> {
        if let Some(present) = self.present.get_mut(&voter) {
            present.seen = now;
            return Ok(());
        }
        if self.present.len() >= MOST_VOTERS {
            let stays = |seen| now.saturating_duration_since(seen) < FORGOTTEN;
            self.present.retain(|_, present| stays(present.seen));
        }
        let beside = self.present.values().filter(|it| it.from == from).count();
        if self.present.len() >= MOST_VOTERS || beside >= MOST_OF_ADDRESS {
            return Err(Refusal::Full);
        }
        self.present.insert(voter, Present { seen: now, from });
        Ok(())
    }

    /// Counts a vote, and gives the one that is counted: a later choice of the
    /// same voter stays, and the same one again changes nothing.
    pub(crate) fn vote(
        &mut self,
        ballot: &Ballot,
        from: IpAddr,
        now: Instant,
    ) -> Result<Held, Refusal> {
        let voter = Voter::read(&ballot.voter)?;
        self.look(voter, from, now)?;
        let question = self.asked.and_then(|at| self.questions.get_mut(at));
        let question = question.ok_or(Refusal::Ended)?;
        let (choices, shown) = (question.poll.choices.len(), question.poll.shown);
        let round = question.round_mut().ok_or(Refusal::Ended)?;
        if round.number != ballot.poll || shown {
            return Err(Refusal::Ended);
        }
        if usize::try_from(ballot.choice).map_or(true, |choice| choice >= choices) {
            return Err(Refusal::Choice);
        }
        if round.votes.len() >= MOST_VOTERS && !round.votes.contains_key(&voter) {
            return Err(Refusal::Full);
        }
        let sent = Vote {
            choice: ballot.choice,
            turn: ballot.turn,
        };
        let held = round.votes.entry(voter).or_insert(sent);
        if held.turn < sent.turn {
            *held = sent;
        }
        Ok(Held {
            poll: ballot.poll,
            choice: held.choice,
            turn: held.turn,
        })
    }
}

impl Question {
    fn round(&self) -> Option<&Round> {
        self.rounds.get(usize::try_from(self.poll.round).ok()?)
    }

    fn round_mut(&mut self) -> Option<&mut Round> {
        self.rounds.get_mut(usize::try_from(self.poll.round).ok()?)
    }

    fn counts(&self) -> Vec<Vec<u32>> {
        let counted = |round: &Round| {
            let mut counts = vec![0; self.poll.choices.len()];
            for vote in round.votes.values() {
                let at = usize::try_from(vote.choice).ok();
                if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
            counts
        };
        self.rounds.iter().map(counted).collect()
    }
}

/// True for a question that can be voted on.
fn is_sound(poll: &Poll) -> bool {
    let words = |text: &str, most: usize| !text.trim().is_empty() && text.len() <= most;
    usize::try_from(poll.round).is_ok_and(|round| round < ROUNDS)
        && words(&poll.slug, 100)
        && words(&poll.ask, LONGEST_ASK)
        && (2..=MOST_CHOICES).contains(&poll.choices.len())
        && poll.choices.iter().all(|it| words(it, LONGEST_CHOICE))
}

/// True if a vote on the one is a vote on the other: other choices are another
/// question.
fn is_same(one: &Poll, other: &Poll) -> bool {
    let of = |poll: &Poll| (poll.begun, poll.question);
    of(one) == of(other)
        && one.slug == other.slug
        && one.ask == other.ask
        && one.choices == other.choices
}

#[cfg(test)]
mod tests;

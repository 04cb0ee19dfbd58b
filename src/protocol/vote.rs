//! The messages of a vote: between a lecture's screen and the host, and between
//! the host and the phones (`www/vote.js`).

use serde::{Deserialize, Serialize};

/// The path at which a lecture's screen says what is voted on, from the site's
/// root.
pub const ROOM: &str = "api/room";
/// The path at which a phone asks for the question, and votes.
pub const VOTE: &str = "api/vote";
/// The page that a phone opens, from the site's root; behind its `#` stands the
/// room's code.
pub const PAGE: &str = "vote/";
/// The request header that carries the room's code.
pub const CODE: &str = "bytewise-room";
/// The request header that carries the voter's name, for counting who is there.
pub const VOTER: &str = "bytewise-voter";
/// The digits of a voter's name, which are hexadecimal.
pub const VOTER_DIGITS: usize = 32;
/// The most choices of a question: each has a key, 1 to 9.
pub const MOST_CHOICES: usize = 9;
/// The number of rounds: before the discussion and after it.
pub const ROUNDS: usize = 2;

/// The body of `POST api/room`: all that the screen shows of a vote, so that the
/// same request may come twice, or late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomRequest {
    /// The question that is voted on; none if the screen shows something else.
    pub poll: Option<Poll>,
}

/// A question, and how far its vote is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// The millisecond since 1970 at which the lecture began: votes of another
    /// lecture are not its own.
    pub begun: u64,
    /// The exercise's slug.
    pub slug: String,
    /// The question's place in the exercise, counted from 0.
    pub question: u32,
    /// The round that is counted: 0, or 1 after the discussion.
    pub round: u32,
    /// True once the counts are shown; no vote is taken as long as they are.
    pub shown: bool,
    /// The question.
    pub ask: String,
    /// The choices, from two on.
    pub choices: Vec<String>,
}

/// The answer to `POST api/room`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomState {
    /// The address that phones open, with the room's code.
    pub address: String,
    /// True if other machines can reach that address.
    pub reachable: bool,
    /// The number of phones that have asked of late.
    pub connected: u32,
    /// The votes for each choice in each round; empty without a poll.
    pub counts: Vec<Vec<u32>>,
}

/// The answer to `GET api/vote`. It has an entity tag, which changes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question; none as long as there is none to answer.
    pub poll: Option<AskedPoll>,
}

/// A question as a phone has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPoll {
    /// The number that the vote names. Each round has one.
    pub number: u64,
    /// The round, 0 or 1.
    pub round: u32,
    /// The question.
    pub ask: String,
    /// The choices.
    pub choices: Vec<String>,
    /// The votes for each choice in each round, once they are shown; until then
    /// no vote is told, and each may still be changed.
    pub counts: Option<Vec<Vec<u32>>>,
}

/// The body of `POST api/vote`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// The number of the poll.
    pub poll: u64,
    /// The voter's name.
    pub voter: String,
    /// The choice's place.
    pub choice: u32,
    /// The number of times that this voter has chosen. A request that was
    /// delayed has a smaller one than what was chosen since, and undoes nothing.
    pub turn: u32,
}

/// The answer to `POST api/vote`: the vote that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The number of the poll.
    pub poll: u64,
    /// The choice's place.
    pub choice: u32,
    /// See [`Ballot::turn`].
    pub turn: u32,
}

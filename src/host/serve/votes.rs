//! A lecture's votes over HTTP: short requests, and no connection that stays.

use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::body::Body;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use hyper::body::Incoming;
use protocol::compile::CompileClass;
use protocol::vote::{Ballot, PAGE, ROOM, RoomRequest, RoomState, VOTE, VOTER};

use super::api::{bad_request, json, read, refused};
use super::listen::Reach;
use super::negotiate;
use super::token::Code;
use crate::build::ASSETS;
use crate::votes::{Refusal, Room, Voter};

/// The most bytes of a vote.
const BALLOT_LIMIT: usize = 1 << 10;

/// The most bytes of a question with its choices.
const ROOM_LIMIT: usize = 32 << 10;

/// The seconds after which one who asked too often may ask again.
const RETRY_AFTER: &str = "5";

/// The room of this host, and where its phones come from.
pub(crate) struct Votes {
    room: Mutex<Room>,
    reach: Reach,
}

/// Where a request comes from, and the code of the room.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    /// The address that asks.
    pub(crate) from: IpAddr,
    /// The address of this machine that was asked.
    pub(crate) reached: IpAddr,
    /// The code of the room.
    pub(crate) code: &'a Code,
}

impl Votes {
    /// An empty room.
    pub(crate) fn new(reach: Reach) -> Self {
        Self {
            room: Mutex::default(),
            reach,
        }
    }

    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells whether a path is what phones ask for: their page, its files, and the
/// votes.
pub(super) fn is_of_phones(path: &str) -> bool {
    let path = path.strip_prefix('/').unwrap_or(path);
    let asset = path.strip_prefix(ASSETS);
    path == VOTE || path.starts_with(PAGE) || asset.is_some_and(|it| it.starts_with("vote."))
}

/// Ends the connection with this answer. A hall of phones that ask every few
/// seconds would otherwise hold all places that a host has for connections.
pub(super) fn end_connection(response: &mut Response<Body>) {
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
}

/// Tells whether a request leaves no line in the log: a lecture's phones and its
/// screen ask many times a second.
pub(super) fn is_silent(path: &str, status: StatusCode) -> bool {
    let path = path.strip_prefix('/').unwrap_or(path);
    let went_well = status.is_success() || status == StatusCode::NOT_MODIFIED;
    (path == VOTE || path == ROOM) && went_well
}

/// Takes what the lecture's screen shows of a vote, and tells it the counts.
pub(super) async fn lead(
    votes: &Votes,
    asking: Asking<'_>,
    headers: &HeaderMap,
    body: Incoming,
) -> Response<Body> {
    let again = "The page tries again by itself";
    let request: RoomRequest = match read(headers, body, ROOM_LIMIT, again).await {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let mut room = votes.room();
    if let Err(refusal) = room.lead(request.poll) {
        return refuse(refusal);
    }
    let (address, reachable) = votes.reach.phones(asking.reached, asking.code);
    let state = RoomState {
        address,
        reachable,
        connected: room.connected(Instant::now()),
        counts: room.counts(),
    };
    json(StatusCode::OK, &state)
}

/// Tells a phone what is voted on; 304 if it knows.
pub(super) fn look(votes: &Votes, asking: Asking<'_>, headers: &HeaderMap) -> Response<Body> {
    let named = headers
        .get(VOTER)
        .and_then(|voter| voter.to_str().ok())
        .map_or(Err(Refusal::Name), Voter::read);
    let now = Instant::now();
    let mut room = votes.room();
    let looked = room
        .count(asking.from, now)
        .and_then(|()| room.look(named?, asking.from, now));
    if let Err(refusal) = looked {
        return refuse(refusal);
    }
    // No other start of the host has the same code.
    let tag = format!("\"{}-{}\"", asking.code.shown(), room.version());
    let known = headers.get(header::IF_NONE_MATCH);
    let known = known.and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| negotiate::is_known(known, &tag)) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        let no_store = HeaderValue::from_static("no-store");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, no_store);
        response
    } else {
        json(StatusCode::OK, &room.asked())
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Counts a vote.
pub(super) async fn vote(
    votes: &Votes,
    asking: Asking<'_>,
    headers: &HeaderMap,
    body: Incoming,
) -> Response<Body> {
    if let Err(refusal) = votes.room().count(asking.from, Instant::now()) {
        return refuse(refusal);
    }
    let again = "The page tries again by itself";
    let ballot: Ballot = match read(headers, body, BALLOT_LIMIT, again).await {
        Ok(ballot) => ballot,
        Err(refusal) => return refusal,
    };
    let held = votes.room().vote(&ballot, asking.from, Instant::now());
    match held {
        Ok(held) => json(StatusCode::OK, &held),
        Err(refusal) => refuse(refusal),
    }
}

fn refuse(refusal: Refusal) -> Response<Body> {
    let message = refusal.message();
    let busy = |status| {
        let mut response = refused(status, CompileClass::Busy, message);
        let seconds = HeaderValue::from_static(RETRY_AFTER);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
        response
    };
    match refusal {
        Refusal::Name | Refusal::Choice | Refusal::Poll => {
            bad_request(StatusCode::BAD_REQUEST, message)
        }
        Refusal::Ended => bad_request(StatusCode::CONFLICT, message),
        Refusal::Full => busy(StatusCode::SERVICE_UNAVAILABLE),
        Refusal::Often => busy(StatusCode::TOO_MANY_REQUESTS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_phones_ask_for_holds_no_connection() {
        for path in [
            "/vote/",
            "/vote/index.html",
            "/api/vote",
            "/assets/vote.0af3.js",
        ] {
            assert!(is_of_phones(path), "{path}");
        }
        for path in [
            "/",
            "/api/room",
            "/api/votes",
            "/assets/app.0af3.js",
            "/exercise/vote/",
        ] {
            assert!(!is_of_phones(path), "{path}");
        }
    }

    #[test]
    fn a_hall_leaves_no_lines_in_the_log_but_what_goes_wrong_does() {
        assert!(is_silent("/api/vote", StatusCode::NOT_MODIFIED));
        assert!(is_silent("/api/room", StatusCode::OK));
        assert!(!is_silent("/api/vote", StatusCode::CONFLICT));
        assert!(!is_silent("/api/host", StatusCode::OK));
    }
}

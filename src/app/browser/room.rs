//! A lecture's room on the host, as the lecture's screen talks to it.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::compile::Compiled;
use protocol::vote::{ROOM, RoomRequest, RoomState};
use web_sys::RequestCache;
use yew::Callback;

use super::Tab;
use super::api::{Token, json};
use super::deadline::Deadline;
use super::fetch::{answer, body, cached};

/// The most seconds that an answer may take; it is asked for again then.
const LIMIT_S: i32 = 8;

/// The host's answer.
#[derive(Clone, Debug, PartialEq)]
pub enum RoomReply {
    /// The room, as it is.
    There(Rc<RoomState>),
    /// There is no host, or this tab has no token.
    Absent,
    /// The host refuses; in its own words.
    Refused(Rc<str>),
    /// It gave no answer; the clause says why.
    Unreachable(Rc<str>),
}

/// A request under way. Dropping it ends it.
pub struct RoomCall(Rc<Deadline>);

impl RoomCall {
    /// Says what the screen shows of a vote.
    pub fn start(tab: &Tab, request: RoomRequest, tell: Callback<RoomReply>) -> Self {
        let deadline = Rc::new(Deadline::new(LIMIT_S));
        let limit = deadline.clone();
        let tab = tab.clone();
        spawn_local(async move {
            let reply = said(&tab, &request, &limit).await;
            if !limit.is_given_up() {
                tell.emit(reply);
            }
        });
        Self(deadline)
    }
}

impl Drop for RoomCall {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

async fn said(tab: &Tab, request: &RoomRequest, deadline: &Deadline) -> RoomReply {
    let Some(token) = Token::of(tab) else {
        return RoomReply::Absent;
    };
    let options = cached(RequestCache::NoStore);
    options.set_method("POST");
    deadline.limit(&options);
    token.add_with(&options, &[("content-type", "application/json")]);
    options.set_body(&json(request));
    let silent = |why: String| RoomReply::Unreachable(deadline.reason(why).into());
    let response = match answer(&format!("{}{ROOM}", tab.base), &options).await {
        Ok(response) => response,
        Err(why) => return silent(why),
    };
    match response.status() {
        200 => match body::<RoomState>(&response).await {
            Ok(state) => RoomReply::There(Rc::new(state)),
            Err(why) => silent(why),
        },
        404 | 405 | 501 => RoomReply::Absent,
        400 | 401 | 403 | 413 => match body::<Compiled>(&response).await {
            Ok(Compiled::Refused(refused)) => RoomReply::Refused(refused.message.into()),
            // A server that answers so in a page of its own is no host.
            Ok(Compiled::Built(_)) | Err(_) => RoomReply::Absent,
        },
        status => silent(format!("it answered {status}")),
    }
}

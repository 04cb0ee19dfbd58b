//! The page's words on the compile host.

use judge::words;
use protocol::compile::HostStatus;
use yew::{Html, html};

use super::event::Event;
use super::hook::Desk;
use crate::browser::HostState;

/// Says whether there is a compiler, and how to get one.
pub fn host(desk: &Desk) -> Html {
    let (name, said) = match desk.state.host() {
        HostState::Unknown | HostState::Asked => return Html::default(),
        HostState::Absent => (
            "absent",
            html! {
                <>
                    <p>{ "Your version can be written and kept here. To compile and run it, start \
                          Bytewise on your machine, from a copy of the project:" }</p>
                    <pre><code>{ "cd bytewise\ncargo run" }</code></pre>
                    <p>{ "Then open the address that it prints. What you wrote stays at this \
                          address: copy it or download it, and paste it there." }</p>
                </>
            },
        ),
        HostState::Locked => (
            "locked",
            html! {
                <p>{ "There is a compile host, but this tab may not use it yet. Open the address \
                      that it printed in the terminal, with the token at its end. If that differs \
                      from this address before the token, copy or download what you wrote first: \
                      it stays here." }</p>
            },
        ),
        HostState::Unreachable(why) => (
            "unreachable",
            html! {
                <p>{ format!(
                    "The compile host cannot be used now: {why}. See whether `cargo run` still \
                     goes on in the terminal. If it was started again, open the address that it \
                     printed."
                ) }</p>
            },
        ),
        HostState::Ready(HostStatus {
            problem: Some(problem),
            ..
        }) => (
            "problem",
            html! {
                <p>{ "The compile host compiles nothing now. " }{ words::sentence(problem) }</p>
            },
        ),
        HostState::Ready(HostStatus { compiler, .. }) => (
            "ready",
            html! {
                <p class="soft">
                    { match compiler {
                        Some(compiler) => format!("Compiled by {compiler}, run in this tab."),
                        None => "Compiled by the host, run in this tab.".to_owned(),
                    } }
                </p>
            },
        ),
    };
    let again = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::AskHost)
    };
    html! {
        <div class="host" data-host={name}>
            { said }
            if name != "ready" {
                <button type="button" class="link" data-action="ask-host" onclick={again}>
                    { "Look again" }
                </button>
            }
        </div>
    }
}

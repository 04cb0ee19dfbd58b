//! The page's words on the compile host.

use judge::words;
use protocol::compile::HostStatus;
use yew::{Html, html};

use crate::browser::HostState;
use crate::yours::{Desk, Event};

/// Names the compiler, if there is one that compiles.
pub fn compiler(desk: &Desk) -> Option<String> {
    match desk.state.host() {
        HostState::Ready(HostStatus {
            problem: None,
            compiler,
            ..
        }) => {
            let compiler = compiler.as_deref().unwrap_or("the host");
            Some(format!(
                "It is compiled by {compiler}, and run in this tab."
            ))
        }
        _ => None,
    }
}

/// Says why nothing is compiled, and how to get a compiler.
pub fn host(desk: &Desk) -> Html {
    let (name, said) = match desk.state.host() {
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
        HostState::Unknown | HostState::Asked | HostState::Ready(_) => return Html::default(),
    };
    let again = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::AskHost)
    };
    html! {
        <div class="host" data-host={name}>
            { said }
            <button type="button" class="link" data-action="ask-host" onclick={again}>
                { "Look again" }
            </button>
        </div>
    }
}

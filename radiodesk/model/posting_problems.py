"""What can go wrong between RadioDesk and a network, said as `radiodesk.model.problems` says it.

PostingProblem
├─ NotSent        nothing has reached the network: may be sent again
├─ OutcomeUnknown it has left, no answer came: is looked up, never sent again blindly
├─ PostRefused    the network said no, and why
├─ TooManyPosts   the network wants to be left in peace until `until`
├─ SignInOver     the keys are no longer good: a person must let RadioDesk in again
├─ AccountGone    there is no such page, channel or account any more
└─ NotUnderstood  an answer that no rule is made for
"""

from datetime import datetime
from typing import ClassVar

from radiodesk.model.problems import Problem, WrongInput
from radiodesk.model.words import N_


class PostingProblem(Problem):
    """`network` is its label, `reason` what it said itself."""

    safe: ClassVar[str] = N_("Your post is kept in the queue.")


class NotSent(PostingProblem):
    what = N_("{network} could not be reached ({reason}).")
    remedy = N_("It is tried again; nothing was posted.")


class OutcomeUnknown(PostingProblem):
    what = N_("{network} did not say whether the post went out ({reason}).")
    remedy = N_("RadioDesk looks it up before anything is sent again.")


class PostRefused(PostingProblem):
    what = N_("{network} refused the post: {reason}")
    remedy = N_("Correct the post and approve it again.")


class TooManyPosts(PostingProblem):
    what = N_("{network} takes no more posts for now ({reason}).")
    remedy = N_("It goes out by itself when the network allows it.")

    until: datetime | None = None
    """When the network said that it may be asked again."""


class SignInOver(PostingProblem):
    what = N_("{network} no longer lets RadioDesk into {account} ({reason}).")
    remedy = N_("Sign in again under “Accounts”; then the post goes on.")


class AccountGone(PostingProblem):
    what = N_("{network} does not know {account} any more ({reason}).")
    remedy = N_("Check the account on the network itself, then sign in again.")


class MediaOutOfReach(PostingProblem):
    what = N_("{network} fetches {file} from your site, but it is not there: {reason}")
    remedy = N_("Publish the episode first, and check the destination.")


class NotUnderstood(PostingProblem):
    """The fault is RadioDesk's or the network's, and no rule says what it means; the log has the rest."""

    what = N_("{network} answered in a way that RadioDesk does not understand ({reason}).")
    remedy = N_("Try again later; if it stays, the log of RadioDesk says more.")


class SignInDeclined(Problem):
    what = N_("{network} did not let RadioDesk in: {reason}")
    remedy = N_("Try again and say yes on the page of the network.")


class PasswordDeclined(SignInDeclined):
    remedy = N_("Check what you typed; the password for RadioDesk is made on the network itself.")


class UnknownAccount(WrongInput):
    what = N_("There is no account “{name}”.")


class UnknownPost(WrongInput):
    what = N_("There is no post {id} in the queue.")


class AlreadyPosted(WrongInput):
    """The same words and files went to the same account not long ago."""

    what = N_("The same post went to {account} on {moment}.")
    remedy = N_("Change it, or approve it all the same.")


class PostUnderWay(WrongInput):
    what = N_("Post {id} is going out right now.")
    remedy = N_("Wait until it is through, then look again.")


class NotPossibleNow(WrongInput):
    """Something that the state of a post does not allow."""

    what = N_("Post {id} is “{state}”; that cannot be done with it now.")


class HeldByNetwork(WrongInput):
    """It was handed over with its time; the network publishes it without RadioDesk."""

    what = N_("{network} holds post {id} itself and publishes it at its time.")
    remedy = N_("Delete it there: {link}")


class FileChanged(WrongInput):
    """What goes out is what was approved, to the byte."""

    what = N_("{file} is no longer the file that was approved.")
    remedy = N_("Attach it again and approve the post again.")


class MediaNotTaken(WrongInput):
    """The files cannot go there; `reason` says why."""

    what = N_("{network} does not take this post: {reason}")


class NothingToPost(WrongInput):
    what = N_("The post has neither words nor a file.")

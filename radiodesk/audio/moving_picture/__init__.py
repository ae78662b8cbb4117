"""Moving pictures of sound: a scene, which others draw, filmed to an MP4 beside the very sound that it shows."""

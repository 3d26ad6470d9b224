# /// script
# requires-python = ">=3.12"
# dependencies = ["httpx==0.28.1"]
# ///
"""Asks the model server of the same job a few questions."""

import os

import httpx

QUESTIONS = ["What is a batch system?", "What is a container?", "What is a barrier?"]

with httpx.Client(base_url=os.environ["OPENAI_BASE_URL"] + "/", timeout=120) as client:
    model = client.get("models").raise_for_status().json()["data"][0]["id"]
    for question in QUESTIONS:
        answer = client.post(
            "chat/completions",
            json={"model": model, "messages": [{"role": "user", "content": question}], "max_tokens": 64},
        )
        print(question, "->", answer.raise_for_status().json()["choices"][0]["message"]["content"], flush=True)
